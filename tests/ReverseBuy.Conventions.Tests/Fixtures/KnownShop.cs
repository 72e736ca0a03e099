namespace ReverseBuy.Conventions.Tests.Fixtures;

#pragma warning disable CA1515 // The rule looks at what others can see.
public sealed record KnownShop(string Name, ShopKey Key);
#pragma warning restore CA1515
