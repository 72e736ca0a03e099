namespace ReverseBuy.Sandbox.Control;

/// <summary>Body of <c>POST /_sandbox/clock</c>.</summary>
internal sealed record ClockChange(TimeSpan Advance);
