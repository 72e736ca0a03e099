using Microsoft.Extensions.Hosting;

namespace ReverseBuy.Sandbox.Hosting;

/// <summary>Leaves Ctrl+C and SIGTERM to the process the sandbox is hosted in.</summary>
internal sealed class SilentLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
