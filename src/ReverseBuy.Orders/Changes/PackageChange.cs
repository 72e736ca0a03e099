using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Workflow;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Changes;

/// <summary>A working copy of a package.</summary>
internal sealed class PackageChange : AggregateChange
{
    private InboundPackage _package;

    private PackageChange(InboundPackage package, int storedVersion, Cause cause, DateTimeOffset at)
        : base(AggregateKey.Of(package.Id), storedVersion, cause, at)
    {
        _package = package;
        StateBefore = storedVersion == 0 ? null : package.State;
    }

    /// <summary>The state that is stored; none when it is not stored yet.</summary>
    public PackageState? StateBefore { get; }

    public InboundPackage Package => _package with { Version = Version };

    protected override string StateName => _package.State.ToString();

    public static PackageChange Of(InboundPackage stored, Cause cause, DateTimeOffset at) => new(stored, stored.Version, cause, at);

    /// <summary>A package that becomes known: announced, or standing at the door.</summary>
    public static PackageChange Add(InboundPackage package, PackageTrigger trigger, Cause cause, DateTimeOffset at)
    {
        var change = new PackageChange(package, 0, cause, at);
        change.Announce(string.Empty, package.State.ToString(), trigger.ToString());
        return change;
    }

    public void Fire(PackageTrigger trigger)
    {
        var from = _package.State;
        var to = PackageGraph.Of(from).Fire(Key.ToString(), trigger);
        _package = _package with { State = to };
        Announce(from.ToString(), to.ToString(), trigger.ToString());
    }

    /// <summary>Changes what has no state of its own.</summary>
    public void Update(Func<InboundPackage, InboundPackage> update)
    {
        _package = update(_package);
        NoteUpkeep();
    }

    public void RequireNotHeld(string trigger) => RequireNotHeld(_package.Hold, trigger);

    public void SetHold(Hold? hold)
    {
        NoteHold(_package.Hold, hold);
        _package = _package with { Hold = hold };
    }

    public override async ValueTask StoreAsync(ITenantUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        if (StoredVersion == 0)
        {
            await unitOfWork.Packages.AddAsync(Package, cancellationToken).ConfigureAwait(false);
        }
        else if (Version != StoredVersion)
        {
            await unitOfWork.Packages.SaveAsync(Package, StoredVersion, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Announce(string from, string to, string trigger)
    {
        NoteTransition(string.Empty, from, to, trigger);
        Raise(new PackageStateChanged(_package.Id, from, to, trigger, Actor.ToString(), [.. _package.Orders]));
    }
}
