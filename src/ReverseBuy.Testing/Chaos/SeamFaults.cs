using ReverseBuy.Messaging;

namespace ReverseBuy.Testing;

/// <summary>What can go wrong with an operation.</summary>
internal static class SeamFaults
{
    /// <summary>What goes wrong in real life: what a random plan draws from that names no faults.</summary>
    public static IReadOnlyList<SeamFault> NaturalOf(Type seam, SeamOperation operation)
    {
        if (operation.IsDisposal || operation.IsProperty)
        {
            return [];
        }

        if (seam == typeof(IEventBus))
        {
            return [SeamFault.Failure, SeamFault.LostAnswer, SeamFault.Delay, SeamFault.Repetition, SeamFault.Reordering];
        }

        if (seam == typeof(ILeases) || seam == typeof(ILease))
        {
            return [SeamFault.Failure, SeamFault.Delay, SeamFault.LostLease];
        }

        // A ring may be lost, and it may be heard twice.
        if (seam == typeof(IDoorbell))
        {
            return [SeamFault.Failure, SeamFault.Repetition];
        }

        // What answers at once asks nobody who could be down.
        return operation.Return.IsAsynchronous ? [SeamFault.Failure, SeamFault.LostAnswer, SeamFault.Delay] : [];
    }

    public static bool IsPossible(Type seam, SeamOperation operation, SeamFault fault) => !operation.IsDisposal && !operation.IsProperty && fault switch
    {
        SeamFault.Delay => operation.Return.IsAsynchronous,
        SeamFault.Reordering => seam == typeof(IEventBus) && operation.Return.Answer == typeof(void),
        SeamFault.LostLease => seam == typeof(ILeases) || seam == typeof(ILease),
        _ => true,
    };
}
