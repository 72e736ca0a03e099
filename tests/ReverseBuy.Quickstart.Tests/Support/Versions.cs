namespace ReverseBuy.Quickstart.Tests.Support;

internal static class Versions
{
    /// <summary>An aggregate's events are told in the order in which they happened to it.</summary>
    public static void AssertNeverFall(IEnumerable<TourReport.Event> ofOneAggregate)
    {
        var versions = ofOneAggregate.Select(@event => @event.Version).ToList();
        Assert.Equal(versions.Order(), versions);
    }
}
