namespace ReverseBuy.Conventions.Tests.Fixtures;

internal sealed class ClosedOptions;
