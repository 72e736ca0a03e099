using ReverseBuy.Messaging;
using ReverseBuy.Orders.Workflow;
using ReverseBuy.Procurement;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Changes;

/// <summary>A working copy of a purchase order with its upstream orders.</summary>
internal sealed class PurchaseOrderChange : AggregateChange
{
    private readonly Dictionary<UnboughtReason, List<UnboughtLine>> _unbought = [];
    private PurchaseOrder _purchaseOrder;

    private PurchaseOrderChange(PurchaseOrder purchaseOrder, int storedVersion, Cause cause, DateTimeOffset at)
        : base(AggregateKey.Of(purchaseOrder.Id), storedVersion, cause, at) => _purchaseOrder = purchaseOrder;

    public PurchaseOrder PurchaseOrder => _purchaseOrder with { Version = Version };

    protected override string StateName => _purchaseOrder.State.ToString();

    public static PurchaseOrderChange Of(PurchaseOrder stored, Cause cause, DateTimeOffset at) => new(stored, stored.Version, cause, at);

    public static PurchaseOrderChange Plan(PurchaseOrder purchaseOrder, Cause cause, DateTimeOffset at)
    {
        var change = new PurchaseOrderChange(purchaseOrder, 0, cause, at);
        change.Announce(string.Empty, purchaseOrder.State.ToString(), "Plan");
        return change;
    }

    /// <summary>Whether anything of it was bought, so that its units count as bought and not as being bought.</summary>
    public bool IsBought => _purchaseOrder.UpstreamOrders.Any(upstream => UpstreamOrderGraph.IsPaid(upstream.State) || UpstreamOrderGraph.Final.Contains(upstream.State));

    /// <summary>Lets go of bought units of a line: they will not come by this purchase any more.</summary>
    public void Release(OrderLineId orderLine, int quantity) => Update(current => current with
    {
        Lines = [.. current.Lines.Select(line => line.OrderLine == orderLine ? line with { Freed = line.Freed + quantity } : line)],
    });

    public void Fire(PurchaseOrderTrigger trigger)
    {
        var from = _purchaseOrder.State;
        var to = PurchaseOrderGraph.Of(from).Fire(Key.ToString(), trigger);
        _purchaseOrder = _purchaseOrder with { State = to };
        Announce(from.ToString(), to.ToString(), trigger.ToString());
    }

    public void FireUpstream(string upstreamOrderId, UpstreamOrderTrigger trigger)
    {
        var upstream = Upstream(upstreamOrderId);
        var to = UpstreamOrderGraph.Of(upstream.State).Fire($"Upstream order {upstreamOrderId} of {Key}", trigger);
        Replace(upstream with { State = to });
        NoteTransition(upstreamOrderId, upstream.State.ToString(), to.ToString(), trigger.ToString());
    }

    public UpstreamOrder Upstream(string upstreamOrderId) =>
        _purchaseOrder.UpstreamOrders.FirstOrDefault(upstream => upstream.Id == upstreamOrderId)
        ?? throw new UnknownAggregateException("upstream order", upstreamOrderId);

    public void UpdateUpstream(UpstreamOrder upstream)
    {
        if (Upstream(upstream.Id) != upstream)
        {
            Replace(upstream);
            NoteUpkeep();
        }
    }

    /// <summary>Adds an upstream order that was not known before.</summary>
    public void AddUpstream(string id, Money total, bool isUnwanted = false) =>
        AddUpstream(new UpstreamOrder { Id = id, State = UpstreamOrderState.Unpaid, Total = total, PayableSince = At, IsUnwanted = isUnwanted });

    /// <summary>Adds lines of another order to a purchase that waits for such.</summary>
    public void Join(IEnumerable<PurchaseOrderLine> lines)
    {
        _purchaseOrder = _purchaseOrder with { Lines = [.. _purchaseOrder.Lines, .. lines] };
        Announce(StateName, StateName, "Join");
    }

    /// <summary>Gives up the lines of some of the orders that it was to buy for.</summary>
    public void Leave(IReadOnlySet<OrderId> orders)
    {
        Announce(StateName, StateName, "Leave");
        _purchaseOrder = _purchaseOrder with { Lines = [.. _purchaseOrder.Lines.Where(line => !orders.Contains(line.Order))] };
    }

    /// <summary>Calls a person; once for a reason.</summary>
    public void CallPerson(PersonReason reason)
    {
        if (_purchaseOrder.Person?.Reason == reason)
        {
            return;
        }

        Update(current => current with { Person = new PersonNeed(reason, At) });
        Raise(new PurchaseNeedsPerson(_purchaseOrder.Id, reason.ToString(), [.. _purchaseOrder.Orders]));
    }

    /// <summary>Notes that no person is needed any more.</summary>
    public void EndPerson()
    {
        if (_purchaseOrder.Person is not null)
        {
            Update(current => current with { Person = null });
        }
    }

    /// <summary>Notes units that are pending again; what is to follow is decided by whoever hears of it.</summary>
    public void NoteUnbought(PurchaseOrderLine line, int quantity, int missing, UnboughtReason reason)
    {
        if (!_unbought.TryGetValue(reason, out var lines))
        {
            _unbought.Add(reason, lines = []);
        }

        lines.Add(new UnboughtLine(line.Order, line.OrderLine, quantity, missing));
    }

    private void AddUpstream(UpstreamOrder upstream)
    {
        _purchaseOrder = _purchaseOrder with { UpstreamOrders = [.. _purchaseOrder.UpstreamOrders, upstream] };
        NoteTransition(upstream.Id, string.Empty, upstream.State.ToString(), nameof(PurchaseOrderTrigger.Place));
    }

    /// <summary>Notes that it does not stand for units of a line any more.</summary>
    public void Free(OrderLineId orderLine, int quantity) => Update(current => current with
    {
        Lines = [.. current.Lines.Select(line => line.OrderLine == orderLine ? line with { Freed = line.Freed + quantity } : line)],
    });

    /// <summary>Changes what has no state of its own: times, counts, notes, lines.</summary>
    public void Update(Func<PurchaseOrder, PurchaseOrder> update)
    {
        _purchaseOrder = update(_purchaseOrder);
        NoteUpkeep();
    }

    public override async ValueTask StoreAsync(ITenantUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        foreach (var (reason, lines) in _unbought)
        {
            Raise(new UnitsUnbought(_purchaseOrder.Id, reason.ToString(), lines));
        }

        if (StoredVersion == 0)
        {
            await unitOfWork.PurchaseOrders.AddAsync(PurchaseOrder, cancellationToken).ConfigureAwait(false);
        }
        else if (Version != StoredVersion)
        {
            await unitOfWork.PurchaseOrders.SaveAsync(PurchaseOrder, StoredVersion, cancellationToken).ConfigureAwait(false);
        }

        if (Version != StoredVersion && _purchaseOrder.DueAt is not null)
        {
            unitOfWork.WakeAfterCommit(WorkerNames.Procurement);
        }
    }

    private void Replace(UpstreamOrder upstream) => _purchaseOrder = _purchaseOrder with
    {
        UpstreamOrders = [.. _purchaseOrder.UpstreamOrders.Select(other => other.Id == upstream.Id ? upstream : other)],
    };

    private void Announce(string from, string to, string trigger)
    {
        NoteTransition(string.Empty, from, to, trigger);
        Raise(new PurchaseOrderStateChanged(_purchaseOrder.Id, from, to, trigger, Actor.ToString(), [.. _purchaseOrder.Orders]));
    }
}
