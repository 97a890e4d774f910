## What customers are sent. Each reaches a customer: plain words, none of our own jargon.
notice-process = {$operator}: we have accepted your complaint. Its number is {$number}. We will decide whether it is ours to settle, have the responsible department look into it, answer you, and ask what you think. It will be settled by {$due}; the law gives us until {$statute}. If we need longer, we will tell you the reason and the new day beforehand. With the number and the telephone number you gave you can see how it stands, ask again and add to it: {$address}. { appeal-route }
notice-extension = {$operator}: your complaint {$number} needs more time. The reason: {$reason}. We will answer you by {$until}, and we are sorry for the wait.
notice-limit-moved = {$operator}: the working days of this year were announced anew. Your complaint {$number}, which was to be settled by {$was}, will now be settled by {$due}. You need not do anything.
notice-answer = {$operator}: there is a result on your complaint {$number}: {$answer}
    Please tell us whether you are satisfied: {$address} (if you are not, we will work on it again). {$route}
appeal-route = If you do not agree with the answer, or have none 15 days after you complained, you can appeal to the Telecom User Appeal Centre: call 12300 or use its website.
