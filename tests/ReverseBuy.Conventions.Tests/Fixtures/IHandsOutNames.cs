namespace ReverseBuy.Conventions.Tests.Fixtures;

#pragma warning disable CA1515 // The rule looks at what others can see.
public interface IHandsOutNames
#pragma warning restore CA1515
{
    ValueTask<string> FindAsync(ShopKey key, CancellationToken cancellationToken);
}
