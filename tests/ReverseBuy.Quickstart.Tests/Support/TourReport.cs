using System.Text.Json;

namespace ReverseBuy.Quickstart.Tests.Support;

/// <summary>The one document of <c>--json</c>, with exactly the members that are documented.</summary>
internal sealed record TourReport(
    IReadOnlyList<string> Statuses,
    IReadOnlyList<TourReport.Event> Events,
    IReadOnlyDictionary<string, int> UpstreamCalls,
    int UpstreamOrders,
    int DuplicatePurchases,
    IReadOnlyList<TourReport.Tenant> Tenants)
{
    public static readonly IReadOnlyList<string> AllStatuses =
        ["AwaitingPayment", "PendingReview", "InProcurement", "InStock", "InPackaging", "Shipped", "Delivered"];

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Fails when there is anything on standard output beside the document.</summary>
    public static TourReport Of(ProcessOutcome outcome)
    {
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        return JsonSerializer.Deserialize<TourReport>(outcome.Out, Format)!;
    }

    /// <summary>Who handled events of each type together: handlers may want only some events of a type.</summary>
    public IReadOnlyDictionary<string, string[]> HandlersByType() => Events
        .GroupBy(@event => @event.Type, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Select(one => one.HandledBy).Distinct(StringComparer.Ordinal).ToArray());

    internal sealed record Event(string Type, string Id, string Aggregate, int Version, IReadOnlyList<Handler> Handlers)
    {
        public string HandledBy => string.Join(", ", Handlers.Select(handler => handler.Name).Order(StringComparer.Ordinal));
    }

    internal sealed record Handler(string Name, string Result);

    internal sealed record Tenant(string Id, string Name, int Orders, int Events);
}
