using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Changes;

/// <summary>A working copy of a found item.</summary>
internal sealed class FoundItemChange : AggregateChange
{
    private FoundItem _item;

    private FoundItemChange(FoundItem item, int storedVersion, Cause cause, DateTimeOffset at)
        : base(AggregateKey.Of(item.Id), storedVersion, cause, at) => _item = item;

    public FoundItem Item => _item with { Version = Version };

    public bool IsNew => StoredVersion == 0;

    protected override string StateName => _item.Units.ToString();

    public static FoundItemChange Of(FoundItem stored, Cause cause, DateTimeOffset at) => new(stored, stored.Version, cause, at);

    /// <summary>Goods that are found: in stock, in quarantine, or some of each.</summary>
    public static FoundItemChange Find(FoundItem item, Cause cause, DateTimeOffset at)
    {
        var change = new FoundItemChange(item, 0, cause, at);
        change.NoteTransition(string.Empty, string.Empty, change.StateName, "Find");
        change.Raise(new FoundItemStored(item.Id, item.Package, item.Order, item.Units[UnitBucket.InStock], item.Units[UnitBucket.Quarantined]));
        return change;
    }

    public void Assign(CustomerId owner)
    {
        _item = _item with { Owner = owner };
        NoteTransition("owner", string.Empty, "Assigned", "Assign");
    }

    /// <summary>Moves units; the caller made sure that the fact had not moved them before.</summary>
    public void Move(UnitBucket from, UnitBucket to, int quantity, string fact)
    {
        _item = _item with { Units = _item.Units.Move(from, to, quantity, Key.ToString()) };
        NoteFoundUnitsMoved(from, to, quantity, fact);
        Raise(new FoundItemMoved(_item.Id, _item.Order, from.ToString(), to.ToString(), quantity, Actor.ToString()));
    }

    public void RequireNotHeld(string trigger) => RequireNotHeld(_item.Hold, trigger);

    public void SetHold(Hold? hold)
    {
        NoteHold(_item.Hold, hold);
        _item = _item with { Hold = hold };
    }

    public override async ValueTask StoreAsync(ITenantUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        if (StoredVersion == 0)
        {
            await unitOfWork.FoundItems.AddAsync(Item, cancellationToken).ConfigureAwait(false);
        }
        else if (Version != StoredVersion)
        {
            await unitOfWork.FoundItems.SaveAsync(Item, StoredVersion, cancellationToken).ConfigureAwait(false);
        }
    }
}
