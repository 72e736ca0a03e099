using ReverseBuy.Messaging;

namespace ReverseBuy.Abstractions.Tests;

public sealed class EventCatalogueTests
{
    [Fact]
    public void Every_event_of_ours_has_one_name_that_ends_in_its_version()
    {
        var catalogue = new EventCatalogue(ReverseBuyEvents.All);

        Assert.Equal(ReverseBuyEvents.All.Count, catalogue.Types.Count());
        Assert.All(catalogue.Types, name => Assert.Matches(@"^reversebuy\.[a-z-]+\.[a-z-]+\.v1$", name));
    }

    [Fact]
    public void Every_event_that_can_be_raised_is_in_the_catalogue()
    {
        var events = typeof(IReverseBuyEvent).Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(IReverseBuyEvent)) && !type.IsInterface);

        Assert.Empty(events.Except(ReverseBuyEvents.All.Select(descriptor => descriptor.Json.Type)));
    }

    [Fact]
    public void A_name_or_a_type_twice_is_refused()
    {
        var first = ReverseBuyEvents.All[0];

        Assert.Throws<ConfigurationException>(() => new EventCatalogue([first, ReverseBuyEvents.All[1] with { Type = first.Type }]));
        Assert.Throws<ConfigurationException>(() => new EventCatalogue([first, first with { Type = "another.v1" }]));
    }
}
