namespace ReverseBuy.Quickstart.Tests;

[CollectionDefinition(Name)]
public sealed class KeptTourCollection : ICollectionFixture<KeptTour>
{
    public const string Name = "a kept tour";
}
