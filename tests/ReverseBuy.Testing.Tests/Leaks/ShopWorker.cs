using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace ReverseBuy.Testing.Tests.Leaks;

/// <summary>Does jobs of all tenants one after the other, in a loop that begins with the first of them.</summary>
internal sealed class ShopWorker(LeakMutation mutation, ILogger<ShopWorker> logger) : IDisposable
{
    private readonly Channel<(LeakTenant Tenant, TaskCompletionSource Done)> _jobs = Channel.CreateUnbounded<(LeakTenant, TaskCompletionSource)>();
    private readonly Lock _gate = new();
    private Task? _loop;

    public Task DoAsync(LeakTenant tenant)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _jobs.Writer.TryWrite((tenant, done));
        lock (_gate)
        {
            if (_loop is null)
            {
                using var isolated = mutation == LeakMutation.WorkerInheritsFlow ? default : ExecutionContext.SuppressFlow();
                _loop = Task.Run(RunAsync);
            }
        }

        return done.Task;
    }

    public void Dispose() => _jobs.Writer.Complete();

    private async Task RunAsync()
    {
        await foreach (var (tenant, done) in _jobs.Reader.ReadAllAsync())
        {
            logger.LogInformation("Did a job for {Tenant}.", tenant);
            done.SetResult();
        }
    }
}
