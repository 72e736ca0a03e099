namespace ReverseBuy.OpenTelemetry.Tests.Privacy;

/// <summary>A type of a host's, with something of ours in it.</summary>
internal sealed record Held<T>(string Note, T Value);
