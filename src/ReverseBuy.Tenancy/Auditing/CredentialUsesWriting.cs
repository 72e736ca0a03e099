using Microsoft.Extensions.Hosting;

namespace ReverseBuy.Tenancy.Auditing;

/// <summary>Has counted uses written at intervals and when the host stops. In every process, whether or not it does background work: each counts for itself.</summary>
internal sealed class CredentialUsesWriting(CredentialUseWriter writer, TenancyOptions options, TimeProvider time) : BackgroundService
{
    // Databases that are away do not hold up the end of the host: what is not written by then is lost, as in a crash.
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(10);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        using (ExecutionContext.SuppressFlow())
        {
            await base.StartAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        using var limit = new CancellationTokenSource(LongestStop, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await writer.WriteAsync(both.Token).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(options.CredentialUsesInterval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested)
            {
                await writer.WriteAsync(stoppingToken).ConfigureAwait(false);
            }
        }
    }
}
