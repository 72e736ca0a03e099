namespace ReverseBuy.Conventions.Tests.Law.Telemetry;

/// <summary>An instrument or a span.</summary>
/// <param name="Section">The meter or source that it is of.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is: <c>counter</c>, <c>client</c> and so on.</param>
/// <param name="Unit">The unit of an instrument; empty for a span.</param>
internal sealed record TelemetryRow(string Section, string Name, string Kind, string Unit)
{
    public override string ToString() => $"'{Name}' of {Section} ({(Unit.Length == 0 ? Kind : $"{Kind}, {Unit}")})";
}
