"""Messages of both kinds that `bot.answering.inquiry` tells apart, from many trades.

Their style is mixed alike in both, so that it says nothing of the kind.
"""

FACTS = (
    "looking at the accessories page w a customer, 65w usb-c charger, sold on its own or "
    "only with the laptop",
    "What time does the Harbour Street branch close on Saturdays?",
    "lady on the phone wants to know if the silver plan includes roaming in switzerland",
    "how do i add a second driver to a policy in the new system",
    "Guest at the desk is asking what the pool opening hours are over Easter.",
    "cust asking does the annual gym membership include the sauna or is that extra",
    "Where can I find the change of address form for business accounts?",
    "max parcel weight for next day to northern ireland",
    "oak table 180cm, available",
    "Gentleman in branch would like to know the current rate on the two-year fixed saver and "
    "the minimum opening deposit, which he thinks is £500.",
    "can u export invoices to csv on the starter plan",
    "Need the list of airports where our fast track pass is valid.",
    "what docs does someone need to open a student account",
    "guy in store asking if the x200 drill takes the same batteries as the x150",
    "How many bags are included in the Flex fare on long-haul routes?",
    "couple on the line going skiing in february, does our travel insurance cover winter "
    "sports as standard or only w the add on, and what does the add on cost for 10 days",
    "Standing charge for the Green Fixed tariff in the south west",
    "wheres the button to resend an e-ticket",
    "Family of five checking options for August, they want to know whether our connecting "
    "rooms sleep five and whether cots are available in them.",
    "dogs in garden rooms?",
    "Do we accept American Express in the outlet stores?",
    "caller wants to know how long a number port normally takes from another network",
    "merino jumper size range",
    "Customer on chat is comparing our broadband packages and wants the average upload speed "
    "on the Fibre 500 compared with the Fibre 150.",
    "is there a student discount on the coach card, and how much",
    "daily cash withdrawal limit on the gold card abroad, and does it differ for the joint one",
    "Tell me where to see meter reading history in the app.",
    "woman on line 2 asking if e-bikes can be sent as a parcel and what the size limit is",
    "Can a booking be paid half by gift card and half by credit card in the booking system?",
    "opening hrs bank holiday monday leeds store",
    "How does the two-factor login work for shared team accounts?",
    "school teacher on the phone would like to know if the theatre has step free access to "
    "the circle and how many wheelchair spaces there are on that level for matinees",
    "Man in the shop wants to know what the extended warranty on washing machines includes "
    "and what it costs for five years.",
    "wat is the notice period on the flexi gym contract",
    "Is breakfast included in the advance saver rate?",
    "need to know if home cover includes bikes kept in a shed, standard level",
    "which drop off points take parcels over 10kg in bristol",
    "Lady at the counter is interested in the loyalty card, how many points does she earn "
    "per £10 and when do they expire?",
    "parent on the phone asking do esims work on the kids plan and which handsets support them",
    "Looking for the eligibility criteria for the priority services register, the page for "
    "people with medical equipment at home if there is one.",
    "fan on chat has 4 tickets for may and asks if they can be transferred to a friend thru "
    "the app n how its done",
    "Corporate client asks what the API rate limit is on the Enterprise tier, and whether it "
    "is per user or per workspace.",
    "how do i change a direct debit date in billing, which menu is it under",
    "late checkout price at the city centre hotel",
    "Are the spin classes bookable by off-peak members before 4pm?",
    "cust on chat wants to know which countries our courier service delivers to on saturdays",
    "Driver renewing today is asking whether the car policy comes with European breakdown "
    "cover, and up to how many days per trip?",
    "blue 3 seater sofa, shopper wants to see it today, is it in stock at the reading "
    "warehouse or the swindon one",
    "Older gentleman on the phone is asking which of our handsets have big buttons and an "
    "emergency key",
    "dental claim form location pls",
    "Someone in branch sends money to Spain every month and wants to know the fee for a euro "
    "payment from a current account and how many days it takes.",
    "hi whats the child age limit for half price on day tours",
    "Traveller at the desk asks how long the airport shuttle takes and how often it runs "
    "after 22:00.",
    "do we offer gift wrap online and how much is it",
    "The steps for setting up call forwarding on the business handset please",
    "client w a small office has the family licence, 2025 version, and wants to know how "
    "many devices can be logged in at once and if phones count as well",
    "Can a customer order foreign currency online and pick it up at any branch?",
    "caller moving house in june wants to know how far ahead a new supply can be set up on "
    "the website",
    "new member coming by bike on saturday asks about cycle storage at the riverside gym and "
    "if its covered and locked",
    "Which seats at the arena count as restricted view, and is there a map of them somewhere "
    "on our pages?",
    "shopper asking if the paint is suitable for bathrooms and how many sq metres one 2.5l "
    "tin covers",
    "sender with a £350 watch wants to know what parcel protect plus covers up to and if "
    "jewellery counts under it",
    "New customer on chat is asking if smart meters work with solar panels and our export tariff",
    "Looking for the print layout of a delivery note in the warehouse tool.",
    "guest in 412 is asking for vegan dishes on the room service menu and until what time "
    "the kitchen takes orders",
    "Account holder asks whether the premium account still includes free airport lounge "
    "visits, and how many a year as of 1 January?",
    "guy on phone wants to no if pet insurance takes dogs over 8 yrs",
    "How is a group booking of more than 20 people entered in the ticketing system?",
    "klarna accepted in store or only online",
    "Can I see the data usage by day for a business line in the admin portal, or only by month?",
    "mum w two kids at reception asking what ages the creche takes and what a session costs",
    "what is the weight limit on the massage chair",
    "Passenger asks if there are power sockets on the overnight coach and whether the wifi "
    "is free.",
    "pls send link to the spec sheet for the 9kg heat pump dryer",
    "Is it possible to restore deleted projects from the bin, and how many days are they "
    "kept there before they are removed for good?",
    "where do i look up a branch sort code",
    "tourist from brazil at our partner desk asks whether overseas licences count for car "
    "hire, and whats the minimum age for the compact class",
    "Customer would like to know if ISA transfers in from other banks are accepted and which "
    "form is used",
    "lady asking what nights the rooftop bar has live music",
    "The engineer visit slots we offer on weekends for boiler servicing, and the price from "
    "1 March",
)
"""What a product page, a price list or a manual answers."""

CASES = (
    "charger went bang on day 2, no receipt, refund or not",
    "What should I offer someone whose new fridge arrived with a dented door?",
    "lady on the phone got a £240 roaming bill from switzerland, says nobody warned her and "
    "shes in tears",
    "how do i handle a customer whose second driver was never added tho we promised it",
    "Guest at the desk found the pool closed all weekend and wants something off her bill.",
    "cust wants out of annual gym contract, just lost his job, 7 months left",
    "Where do we stand if the address change was requested twice and the card still went to "
    "the old house?",
    "parcel to belfast 9 days late, was a birthday present",
    "oak table back after 40 days, she only opened it yesterday",
    "Gentleman in branch missed the fixed saver deadline by one day because our app was "
    "down, and he wants the old rate honoured on his £5,000.",
    "can u waive the late fee just this once",
    "Customer was told a callback by Monday, it is now Thursday and nobody rang.",
    "student account closed by mistake n rent bounced, hes panicking",
    "guy in store says the drill broke on day 3 and he wants cash not a swap",
    "How far can I go for a couple whose bags missed their honeymoon flight?",
    "does he get anything back, slipped on the piste day before his winter cover was meant "
    "to start",
    "Tariff set up wrong, customer overcharged £310 since October",
    "wont leave til his tickets are sorted, they never arrived and show is tonight",
    "Family of five arrived to find we gave their connecting room away, the hotel is full "
    "and the youngest is asleep on the lobby sofa.",
    "are we allowed to refund a guest who didnt sleep bc of a barking dog next door",
    "Do we replace a coat that lost its colour in the first wash if she ignored the label?",
    "caller has had no number for 4 days since the port went wrong, runs a small business",
    "which option is fairest when the wrong size came twice",
    "Customer on chat has had four engineer visits and still gets 6 Mbps on the Fibre 500, "
    "and now he wants to leave without the exit fee.",
    "is there any way to let her travel, her coach card expired yesterday and its a funeral",
    "cash machine swallowed his card abroad, stuck with no money til monday",
    "Bill estimated three times though she sent readings every month, she feels ignored.",
    "woman on line 2 says driver left her e-bike in the rain by the gate and now it wont start",
    "Can I move a non-refundable booking for someone whose mother was taken to hospital this "
    "morning?",
    "elderly man scammed out of 900, very ashamed, doesnt want family told",
    "How should I respond when a team lost a day's work after our update?",
    "lift was out n she couldnt get to her circle seat in her wheelchair, refund or what",
    "Man in the shop has a washing machine that failed two weeks after the warranty ended "
    "and says he has been a customer for twenty years.",
    "wat do i do, gym charged her 3 months after she cancelled",
    "Two days without hot water and the guest laughed at my free breakfast.",
    "bike stolen from shed, he forgot to lock it, first claim in 11 yrs, hes begging",
    "which one of us pays if the neighbour signed for the parcel and denies it",
    "Lady at the counter lost 4,000 points because they expired while she was in hospital, "
    "could we put them back for her?",
    "kid ran up £85 on data, dad asks for an exception",
    "What is the right move when a customer on the priority register was cut off without notice?",
    "sold out concert, one of them broke a leg, they beg to swap dates",
    "Corporate client was down for six hours during their launch, the director is furious "
    "and wants a credit plus a written apology.",
    "direct debit taken twice, now shes overdrawn and shouting",
    "refuses late checkout charge",
    "Members turned up for a cancelled 6am spin class and nobody had told them.",
    "cust on chat waited in all saturday for a courier who marked it as nobody home",
    "Widow on the phone only found out today that her late husband's car policy has a "
    "cancellation charge, must she pay it?",
    "is it fair to charge for collecting the sofa when our guy measured the door wrong",
    "Older gentleman on the phone was sold a handset he cant use, hes 3 days past the return "
    "window",
    "third damaged claim this year, smells odd but cant prove it",
    "What can be done for someone who sent euros to the wrong person in Spain?",
    "hi whos at fault here, tour left 10 min early and a mum and 2 kids got left behind",
    "Traveller at the desk missed his flight because our shuttle never came at 22:00, he "
    "wants the new ticket paid.",
    "xmas gift came smashed and unwrapped, she wants a new one",
    "Promised a discount by a colleague in March that does not show on the business contract",
    "how much leeway do i have, renewal went thru on the family licence for 129 and she "
    "never wanted it in the first place",
    "Order for holiday money got lost between two branches and the rate has dropped since, "
    "he wants the old one.",
    "caller moved in june, we kept billing the old flat and now a debt collector wrote to her",
    "showers been cold for 2 weeks, free month ok",
    "Which would you do for a couple sat behind a pillar at the arena, better seats next "
    "time or half the price back?",
    "shopper painted her whole bathroom with the wrong shade because our label was swapped, "
    "wants the painter paid too",
    "dads ashes lost in post?",
    "New customer on chat is angry that the smart meter install was cancelled for the third "
    "time, took unpaid leave each time",
    "Client says the delivery went to a competitor and wants names.",
    "nut allergy reaction at dinner, wants us to pay the doctor",
    "Does he keep the lounge refund if we paid it by mistake, or do I have to ask for £60 "
    "back from 2 January?",
    "guy on phone lost his dog last nite n claim got refused, not sure wot to say",
    "How do I deal with a school group of 34 that was booked for the wrong day by us?",
    "payment failed in store but money gone from acct",
    "Can I tell a worried father which numbers his daughter has been calling, the line is in "
    "his name but she is nineteen?",
    "mum w two kids at reception says creche left her little one crying for an hour, wants "
    "membership cancelled today",
    "says massage chair hurt her",
    "Passenger spent nine hours on a coach with no heating and says a £10 voucher is an insult.",
    "pls advise, dryer delivered twice broken and he already paid 70 at the launderette",
    "Backup team says no, deadline passed, but the deleted project is her whole thesis and "
    "she is only a tiny customer.",
    "where does that leave him, we gave the wrong sort code",
    "customer swears the car hire scratch was there before, we never did the check",
    "Customer lost interest because we sat on her ISA transfer for seven weeks and nobody "
    "has said sorry",
    "lady upset the rooftop bar turned her birthday party away",
    "The engineer flooded the kitchen during a boiler service on 1 March, the tenant wants a "
    "hotel tonight",
)
"""What asks for somebody's judgement."""
