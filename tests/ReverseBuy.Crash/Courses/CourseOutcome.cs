using ReverseBuy.Crash.Auditing;

namespace ReverseBuy.Crash.Courses;

/// <summary>What was seen in a course, and what was found.</summary>
internal sealed record CourseOutcome
{
    public required DisturbanceKind Kind { get; init; }

    public required int Seed { get; init; }

    public required int Disturbances { get; init; }

    public required int Orders { get; init; }

    public required int Acknowledgements { get; init; }

    public required int Events { get; init; }

    public required int UpstreamOrders { get; init; }

    /// <summary>How many purchases were in doubt at a crash and turned out never to have been made.</summary>
    public required int PurchasesMadeAnew { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>How it went before, during and after an outage of the control database; else nothing.</summary>
    public IReadOnlyList<Stretch> Stretches { get; init; } = [];

    /// <summary>How often something that needs the control database was refused.</summary>
    public int Refusals { get; init; }

    /// <summary>How long after the control database was back something that needs it was done.</summary>
    public TimeSpan Recovery { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>One line of all that.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Kind}, seed {Seed}: {Disturbances} disturbance(s), {Orders} orders, {Acknowledgements} acknowledgements, {Events} events, {UpstreamOrders} upstream orders, ")
        + FormattableString.Invariant($"{PurchasesMadeAnew} purchase(s) made anew, {Duration.TotalSeconds:0.0} s, {Findings.Count} finding(s)");
}
