namespace ReverseBuy.Conventions.Tests.Fixtures;

#pragma warning disable CA1515 // The rule looks at what others can see.
public sealed record ShopKey(string AppKey, string AppSecret);
#pragma warning restore CA1515
