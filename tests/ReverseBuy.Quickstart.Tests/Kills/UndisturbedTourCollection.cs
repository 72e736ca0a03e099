namespace ReverseBuy.Quickstart.Tests.Kills;

[CollectionDefinition(Name)]
public sealed class UndisturbedTourCollection : ICollectionFixture<UndisturbedTour>
{
    public const string Name = "an undisturbed tour";
}
