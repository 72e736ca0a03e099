namespace ReverseBuy.Connectors.Http;

/// <summary>What the bucket that nodes share said: a call is taken, or wait so long, or nothing at all.</summary>
internal readonly record struct SharedAnswer(bool IsTaken, TimeSpan? Wait);
