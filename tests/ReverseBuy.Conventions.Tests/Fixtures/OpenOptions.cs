namespace ReverseBuy.Conventions.Tests.Fixtures;

#pragma warning disable CA1852 // Open on purpose.
internal class OpenOptions;
