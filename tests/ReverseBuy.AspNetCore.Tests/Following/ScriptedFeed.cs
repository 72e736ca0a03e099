using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;

namespace ReverseBuy.AspNetCore.Tests.Following;

/// <summary>A marketplace with nothing but a feed: messages named by number and account stay until they are confirmed. It notes what was followed.</summary>
internal sealed class ScriptedFeed : IChangeFeed, IHintHandler<UpstreamOrderHint>
{
    public static readonly MarketplaceId Marketplace = new("scripted");

    public static ConnectorDescriptor Descriptor { get; } =
        new() { Marketplace = Marketplace, DisplayName = "Scripted", Capabilities = ConnectorCapabilities.ChangeFeed };

    public List<string> Waiting { get; } = [];

    public List<ConnectorContext> Contexts { get; } = [];

    public List<(HintContext Context, string Order)> Told { get; } = [];

    public IEnumerable<string> Followed => Told.Select(told => told.Order);

    public Func<IReadOnlyList<string>, Task>? OnConfirm { get; set; }

    public ValueTask<IReadOnlyList<CallbackReading.Genuine>> PullAsync(
        ConnectorContext context, DateTimeOffset from, DateTimeOffset until, int limit, CancellationToken cancellationToken)
    {
        Contexts.Add(context);
        return ValueTask.FromResult<IReadOnlyList<CallbackReading.Genuine>>([.. context.Tenant.Value == "test" ? Waiting.Take(limit).Select(Read) : []]);
    }

    public async ValueTask ConfirmAsync(ConnectorContext context, IReadOnlyList<string> messageIds, CancellationToken cancellationToken)
    {
        if (OnConfirm is not null)
        {
            await OnConfirm(messageIds);
        }

        Waiting.RemoveAll(waiting => messageIds.Contains(waiting.Split('@')[0], StringComparer.Ordinal));
    }

    public ValueTask HandleAsync(HintContext context, UpstreamOrderHint hint, CancellationToken cancellationToken)
    {
        if (hint.Marketplace == Marketplace)
        {
            Told.Add((context, hint.UpstreamOrderId));
        }

        return ValueTask.CompletedTask;
    }

    private static CallbackReading.Genuine Read(string waiting)
    {
        var parts = waiting.Split('@');
        return new CallbackReading.Genuine(parts[0], parts.ElementAtOrDefault(1), [new UpstreamOrderHint(Marketplace, null, parts[0], null)]);
    }
}
