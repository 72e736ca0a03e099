namespace ReverseBuy.Sandbox.Pushes;

/// <summary>A message ready to be posted: what its signature covers is the body byte for byte.</summary>
internal sealed record PushMessage(string ContentType, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body);
