using Microsoft.Extensions.Hosting;

namespace ReverseBuy.Tenancy.Registrations;

/// <summary>Takes the first copy of the registrations at start, so that callbacks are known when the control database is down before the first of them comes.</summary>
internal sealed class RegistrationsAtStart(RegistrationDirectory directory) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await directory.GetAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ReverseBuyException exception) when (exception.IsTransient)
        {
            // Whoever needs them first reads them, and is told when they cannot be read.
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
