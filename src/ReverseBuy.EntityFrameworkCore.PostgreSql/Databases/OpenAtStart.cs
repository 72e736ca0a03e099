using Microsoft.Extensions.Hosting;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;

/// <summary>Finds out at start, and not at the first order, that the server cannot be used.</summary>
internal sealed class OpenAtStart(PostgreSqlDatabases databases) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => databases.OpenAsync(cancellationToken).AsTask();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
