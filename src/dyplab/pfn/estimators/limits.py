"""How large a table one member of the ensemble sees, and what is done beyond.

More than 1,000 known patients: each member sees 1,000 of them, drawn evenly over the outcome, and different members see
different ones; four members together see up to 4,000. More than 32 columns or components: each member sees the 32 that
tell most in the patients it sees (`screening.py`), of at most 200 columns; of more columns, each member draws its own
200. More than ten classes are refused; scikit-learn's OneVsRestClassifier or OutputCodeClassifier around the
estimator takes them. Any number of patients can be asked about; they are answered 512 at a time.

Memory does not grow with the number of patients asked about: with 1,000 known patients and 100 columns the whole
process, torch and all, took 0.6 GB.
"""

MOST_ROWS = 1000  # known patients that one member sees
MOST_COLUMNS = 200  # columns of which one member is shown 32, or 32 components
AT_ONCE = 512  # patients asked about in one pass
