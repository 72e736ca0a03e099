namespace ReverseBuy.Conventions.Tests.Fixtures;

#pragma warning disable CA1032, CA1710 // It breaks the rule on purpose.
internal sealed class Misfortune : Exception;
