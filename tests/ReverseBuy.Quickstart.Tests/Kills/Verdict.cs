using ReverseBuy.Quickstart.Tests.Support;

namespace ReverseBuy.Quickstart.Tests.Kills;

/// <summary>What must hold in the end, whatever happened on the way.</summary>
internal static class Verdict
{
    // Of events that only a disturbed tour has, those that are not for the timeline alone: what a kill left unbought is bought anew.
    private static readonly Dictionary<string, string[]> AfterKills = new(StringComparer.Ordinal)
    {
        ["reversebuy.purchase-order.units-unbought.v1"] = ["procurement-unbought, timeline"],
    };

    public static async Task AssertNothingWasLostOrDoubledAsync(
        KillCourse course, TourReport report, UndisturbedTour undisturbed, CancellationToken cancellationToken)
    {
        AssertTold(report, undisturbed);
        using var books = new TenantBooks(course.Folder, "lotus");
        AssertKept(books, report, undisturbed);
        await AssertBoughtAsync(course, books, undisturbed, cancellationToken);
        using var others = new TenantBooks(course.Folder, "panda");
        Assert.All(["orders", "outbox", "inbox", "history", "purchase_orders"], table => Assert.Empty(others.Rows($"SELECT 1 FROM {table}")));
    }

    private static void AssertTold(TourReport report, UndisturbedTour undisturbed)
    {
        Assert.Equal(TourReport.AllStatuses, report.Statuses);
        Assert.Equal((0, 2), (report.DuplicatePurchases, report.UpstreamOrders));
        Assert.Distinct(report.Events.Select(@event => @event.Id));
        Assert.All(report.Events.GroupBy(@event => @event.Aggregate), Versions.AssertNeverFall);
        var handlers = undisturbed.Report.HandlersByType();
        Assert.All(report.Events, @event =>
        {
            var expected = handlers.GetValueOrDefault(@event.Type) ?? AfterKills.GetValueOrDefault(@event.Type) ?? ["timeline"];
            Assert.Contains(@event.HandledBy, expected);
        });

        // What only some events of a type are for is done as often as when nothing goes wrong.
        Assert.All(handlers.Where(type => type.Value.Length > 1), type => Assert.Equal(
            undisturbed.Report.Events.Count(@event => @event.Type == type.Key && @event.HandledBy != "timeline"),
            report.Events.Count(@event => @event.Type == type.Key && @event.HandledBy != "timeline")));
        Assert.Superset(
            handlers.Keys.Where(type => type != "reversebuy.purchase-order.outcome-unknown.v1").ToHashSet(StringComparer.Ordinal),
            report.Events.Select(@event => @event.Type).ToHashSet(StringComparer.Ordinal));
    }

    private static void AssertKept(TenantBooks books, TourReport report, UndisturbedTour undisturbed)
    {
        Assert.Empty(books.Rows("SELECT event_id FROM outbox"));
        Assert.Empty(books.Rows("SELECT event_id, handler FROM inbox GROUP BY event_id, handler HAVING COUNT(*) > 1"));
        Assert.Equal(report.Events.Sum(@event => @event.Handlers.Count), books.Rows("SELECT 1 FROM inbox").Count);
        Assert.Empty(books.Rows(
            "SELECT fact FROM history WHERE kind = 'UnitsMoved' GROUP BY order_line_id, fact, from_name, to_name HAVING COUNT(*) > 1"));
        Assert.Empty(books.Rows(
            "SELECT to_name FROM history WHERE kind = 'Transition' AND aggregate_kind = 'Order' GROUP BY aggregate, to_name HAVING COUNT(*) > 1"));

        Assert.Single(books.Rows("SELECT 1 FROM orders WHERE state = 'Delivered' AND paid_minor = charged_minor"));
        Assert.Single(books.Rows("SELECT 1 FROM orders"));
        Assert.Single(books.Rows("SELECT 1 FROM parcels WHERE state = 'Delivered' AND paid_minor = charged_minor"));
        Assert.Single(books.Rows("SELECT 1 FROM parcels"));
        Assert.Equal([["Capture", "2"], ["Charge", "2"]], books.Rows("SELECT kind, COUNT(*) FROM money_entries GROUP BY kind ORDER BY kind"));

        Assert.Equal(undisturbed.Lines, books.Lines());
        Assert.Equal(undisturbed.Lines, books.PurchasedLines());
        Assert.All(books.UnitsByLine(), line =>
        {
            Assert.Equal("Delivered", Assert.Single(line.Held).Key);
            Assert.Equal(line.Held, line.Told);
        });
    }

    private static async Task AssertBoughtAsync(KillCourse course, TenantBooks books, UndisturbedTour undisturbed, CancellationToken cancellationToken)
    {
        // Those the marketplace closed as well: nobody cancels here, so one too many that ran out would be one too many all the same.
        var orders = await course.Sandbox.Client.GetOrdersAsync(cancellationToken);
        Assert.Equal(undisturbed.Lines, OrderedLine.Sum(orders.SelectMany(
            order => order.Lines.Select(line => new OrderedLine(order.Marketplace, line.ListingId, line.SkuId, line.Quantity)))));
        Assert.Distinct(orders.SelectMany(order => order.Lines.Select(line => (order.Marketplace, order.Reference, line.ListingId, line.SkuId))));
        Assert.All(orders, order => Assert.Contains(order.Reference, books.References()));
        Assert.All(orders, order => Assert.True(order.State is "Paid" or "Shipped" or "Signed", $"{order.Id} is {order.State}."));
        Assert.Equal(
            orders.Select(order => order.Id).Order(StringComparer.Ordinal),
            books.Rows("SELECT upstream_id FROM upstream_orders ORDER BY upstream_id").Select(row => row[0]));
    }
}
