-- Every label of people and models; the columns have their canonical names already.
SELECT *, annotation_id AS submission_id FROM csv('annotations.csv')
