using System.Diagnostics;
using ReverseBuy.Catalogue;
using ReverseBuy.Diagnostics;

namespace ReverseBuy.Messaging;

/// <summary>The spans of messaging. They hold ids and names of types and handlers, and nothing of an event's content.</summary>
internal sealed class MessagingActivities : IDisposable
{
    private readonly ActivitySource _source = new(ReverseBuyDiagnostics.MessagingName, ReverseBuyDiagnostics.VersionOf(typeof(MessagingActivities)));

    public Activity? StartPublishing(EventEnvelope envelope) => Describe(_source.StartActivity("reversebuy.messaging.publish", ActivityKind.Producer), envelope);

    public Activity? StartHandling(EventEnvelope envelope, string handler) =>
        Describe(_source.StartActivity("reversebuy.messaging.handle", ActivityKind.Consumer), envelope)?.SetTag("reversebuy.handler", handler);

    public Activity? StartFiring(TenantId tenant, BusinessTimer timer) => _source.StartActivity("reversebuy.messaging.fire")?
        .SetTag("reversebuy.tenant", tenant.Value)
        .SetTag("reversebuy.timer", timer.Key.Name)
        .SetTag("reversebuy.aggregate", timer.Key.Aggregate.ToString());

    public Activity? StartFollowing(TenantId tenant, MarketplaceId marketplace) => _source.StartActivity("reversebuy.messaging.follow", ActivityKind.Consumer)?
        .SetTag("reversebuy.tenant", tenant.Value)
        .SetTag("reversebuy.marketplace", marketplace.Value);

    public void Dispose() => _source.Dispose();

    private static Activity? Describe(Activity? activity, EventEnvelope envelope) => activity?
        .SetTag("reversebuy.tenant", envelope.Tenant.Value)
        .SetTag("reversebuy.event.id", envelope.Id.ToString())
        .SetTag("reversebuy.event.type", envelope.Type)
        .SetTag("reversebuy.correlation", envelope.Correlation);
}
