# What the window says of persons, of the conversation about consent, of withdrawing, and of the plans a case
# needs before. Sentences, not states. "She" and "her" of the person present; never "victim" of her.

## A path of small pages

path-next = Go on
path-skip = Skip this
path-back = Back
path-pause = Pause
path-stop = Stop
path-kept = Kept in the vault
path-keeping = Being kept
path-paused-title = Paused
path-paused = Nothing is shown. What was written is kept in the vault.
path-resume = Go on where you were
path-stop-title = Stop here
