using ReverseBuy.Catalogue;

namespace ReverseBuy.Testing.Tests.Twins;

/// <summary>Puts a twin without a plan before a fake that is told nothing before something sound.</summary>
internal static class Between
{
    public static TSeam Of<TSeam>(TSeam sound, MarketplaceId? marketplace = null)
        where TSeam : class => new Chaos(1, TimeProvider.System).Twin(new Fake<TSeam>(sound).Seam, marketplace);
}
