namespace ReverseBuy.Conventions.Tests.Fixtures;

internal sealed class ClosedException : OpenException;
