using ReverseBuy.Tenancy;

namespace ReverseBuy.Crash.Agency;

/// <summary>Does what needs the control database, again and again, and tells what became of it.</summary>
internal sealed class Office(ITenantLifecycle life, Telling telling, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public async Task RunAsync(TenantId tenant, Func<bool> isEnough, CancellationToken cancellationToken)
    {
        for (var number = 1; !isEnough(); number++)
        {
            telling.Tell(Telling.Control + await RenameAsync(tenant, FormattableString.Invariant($"{tenant} {number}"), cancellationToken));
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private async Task<string> RenameAsync(TenantId tenant, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await life.RenameAsync(tenant, name, cancellationToken) is ChangeTenantResult.Changed ? Telling.Answered : "not changed";
        }
        catch (ReverseBuyException fault)
        {
            return fault.Code;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return fault.GetType().Name;
        }
    }
}
