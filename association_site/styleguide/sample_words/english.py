"""The samples in English."""

from association_site.styleguide.sample_words.shape import Words

ENGLISH = Words(
    code="en",
    name="Example Association of Meeting Places",
    short_name="Example Association",
    long_name="Regional Working Group of Neighbourhood Support Organisations in Exampleland",
    motto="Many voices, one conversation.",
    contact="Example Association, 1 Example Street, 01067 Exampleton, info@verband.example",
    footer="Nothing is funded here: this is a sample.",
    menu=(
        ("About us", ("Board", "Office")),
        ("Mission statement", ()),
        ("Member directory", ()),
        ("Alliances", ("Example Network", "Round Table on Working Together")),
        ("Become a member", ()),
    ),
    legal=("Imprint", "Privacy", "Accessibility"),
    title="What we care about",
    long_title="Counterdiscriminationadvisory services",
    heading="What guides us",
    long_heading="Community work and neighbourhood-support-agreements",
    paragraph=(
        "<p>In our association {{ member_count }} organisations work together. Whoever joins brings"
        " <b>experience of their own</b> and finds <a href='https://verband.example/'>people who"
        " listen</a>.</p>"
    ),
    long_paragraph=(
        "<p>It began at a kitchen table. Three neighbours wondered why people in their house talked"
        " so little to each other, and invited everybody. That became one evening a month, then a"
        " club, and because other streets had tables like it, an association.</p>"
        "<p>Today we advise each other, share rooms and tools and talk to the authorities where one"
        " club alone would get tired of it. Nobody has to pay experts for that.</p>"
    ),
    rich=(
        "<p>What to bring:</p><ul><li>your statutes, <i>if there are any</i></li>"
        "<li>somebody to talk to, with proof that they may sign</li></ul>"
        "<ol><li>apply</li><li>get to know us</li><li>join in</li></ol><hr/>"
        "<p>Questions? <a href='mailto:info@verband.example'>Write to us.</a></p>"
    ),
    principles=(
        ("Listening", "<p>We ask first and answer afterwards.</p>"),
        (
            "Shared responsibility",
            "<p>What concerns all is decided by all, awkward things too.</p>",
        ),
        ("Patience", "<p>Good things take time. We take it, and give it to others.</p>"),
        ("Openness", ""),
        (
            "Sharing what we know",
            (
                "<p>What one club learns all get to hear: at meetings, in letters and on request."
                " Nobody starts from scratch only because they are new.</p>"
            ),
        ),
        ("Joy", "<p>Without it nobody stays for long.</p>"),
    ),
    traits=("open", "reliable", "close", "multilingual", "independent"),
    sentences=(
        "<p>We invite people before we decide anything.</p>",
        "<p>We translate what we say, and say it so that it can be translated.</p>",
        "<p>Our books are open.</p>",
    ),
    quotation="I used to know the names on the doorbells.\nNow I know the people behind them.",
    attribution="Mira Beispiel, neighbour",
    caption="Office hours",
    columns=("Day", "Morning", "Afternoon"),
    rows=(("Monday", "9 to 12", "closed"), ("Wednesday", "closed", "13 to 17")),
    questions=(
        ("Who can become a member?", "<p>Every club that wants to work with others.</p>"),
        ("What does it cost?", "<p>Nothing in the first year, then as much as you can.</p>"),
        ("How long does it take until an application is decided?", "<p>About three weeks.</p>"),
    ),
    button="Join us",
    long_button="Go to the application for membership of the working group",
    call=("Join us", "<p>Your club is welcome. The application fits on one page.</p>"),
    people=(("Mira Beispiel", "Chair"), ("Tarek Beispiel", ""), ("Ana Muster", "Treasurer")),
    person_text="<p>Speaks for the association and likes to listen.</p>",
    office="Office",
    address="1 Example Street\n01067 Exampleton",
    hours="Monday 9 to 12\nWednesday 13 to 17",
    counted="Member organisations in Exampleland",
    film="Our association in three minutes",
    document="Statutes of the Example Association",
    image="People sit around a long table and talk",
    town="Exampleton",
    alliances=(
        ("Example Network", "Clubs from three countries learn from each other."),
        ("Round Table on Working Together", "Authorities and clubs at one table."),
        ("Alliance for Neighbourhood Support", ""),
    ),
    members=(
        ("Example Meeting Café", "Exampleton"),
        ("Friends of the Neighbourhood Libraries of Exampleland", "Samplebury"),
        ("Language Bridge", "Exampleton"),
    ),
    district="Exampleland District",
    field="E-mail address",
    mistake="This is no e-mail address.",
    written="mira.beispiel",
)
