using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Workflow;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Changes;

/// <summary>A working copy of a parcel.</summary>
internal sealed class ParcelChange : AggregateChange
{
    private Parcel _parcel;

    private ParcelChange(Parcel parcel, int storedVersion, Cause cause, DateTimeOffset at)
        : base(AggregateKey.Of(parcel.Id), storedVersion, cause, at) => _parcel = parcel;

    public Parcel Parcel => _parcel with { Version = Version };

    protected override string StateName => _parcel.State.ToString();

    public static ParcelChange Of(Parcel stored, Cause cause, DateTimeOffset at) => new(stored, stored.Version, cause, at);

    public static ParcelChange Draft(Parcel parcel, Cause cause, DateTimeOffset at)
    {
        var change = new ParcelChange(parcel, 0, cause, at);
        change.Announce(string.Empty, parcel.State.ToString(), "Draft");
        return change;
    }

    public bool CanFire(ParcelTrigger trigger) => ParcelGraph.Of(_parcel.State).CanFire(trigger);

    public void Fire(ParcelTrigger trigger)
    {
        var from = _parcel.State;
        var to = ParcelGraph.Of(from).Fire(Key.ToString(), trigger);
        _parcel = _parcel with { State = to };
        Announce(from.ToString(), to.ToString(), trigger.ToString());
    }

    /// <summary>Books money that came in for its freight; it never fails for the parcel's state.</summary>
    public void Capture(Money amount)
    {
        Update(parcel => parcel with { Paid = parcel.Paid + amount });
        PayWhenNothingIsDue();
    }

    /// <summary>Books money that went back, by our hand or by the bank's.</summary>
    public void GiveBack(Money amount) => Update(parcel => parcel with { Paid = parcel.Paid - amount });

    /// <summary>Changes what the customer is to pay for it; what was paid before counts.</summary>
    public void Charge(Money charged)
    {
        Update(parcel => parcel with { Charged = charged });
        PayWhenNothingIsDue();
    }

    /// <summary>Changes what has no state of its own.</summary>
    public void Update(Func<Parcel, Parcel> update)
    {
        _parcel = update(_parcel);
        NoteUpkeep();
    }

    public void RequireNotHeld(ParcelTrigger trigger) => RequireNotHeld(_parcel.Hold, trigger.ToString());

    public void SetHold(Hold? hold)
    {
        NoteHold(_parcel.Hold, hold);
        _parcel = _parcel with { Hold = hold };
    }

    public override async ValueTask StoreAsync(ITenantUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        if (StoredVersion == 0)
        {
            await unitOfWork.Parcels.AddAsync(Parcel, cancellationToken).ConfigureAwait(false);
        }
        else if (Version != StoredVersion)
        {
            await unitOfWork.Parcels.SaveAsync(Parcel, StoredVersion, cancellationToken).ConfigureAwait(false);
        }
    }

    private void PayWhenNothingIsDue()
    {
        if (_parcel.State is ParcelState.AwaitingFreight or ParcelState.FreightDue && _parcel.Due.IsZero)
        {
            Fire(ParcelTrigger.PayFreight);
        }
    }

    private void Announce(string from, string to, string trigger)
    {
        NoteTransition(string.Empty, from, to, trigger);
        Raise(new ParcelStateChanged(_parcel.Id, from, to, trigger, Actor.ToString(), [.. _parcel.Orders]));
    }
}
