namespace ReverseBuy.Sandbox.Hosting;

/// <summary>What a caller sent: parameters of address and body, and files, which no platform signs.</summary>
internal sealed record WireRequest(IReadOnlyDictionary<string, string> Parameters, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files);
