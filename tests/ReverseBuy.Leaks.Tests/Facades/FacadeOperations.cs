using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Leaks.Tests.Hosting;
using ReverseBuy.Messaging;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Leaks.Tests.Facades;

/// <summary>What an agency does: each method of each facade with what fits it, orders on their way, background work, and time that passes.</summary>
internal static class FacadeOperations
{
    private const int JourneyWeight = 80;
    private const int WorkWeight = 15;
    private const int TimeWeight = 2;

    public static IReadOnlyList<LeakOperation> Of(IReadOnlyList<Type> facades, MarketsByTenant markets, FakeTimeProvider time) =>
    [
        .. LeakOperation.AllOf([.. facades.Except([typeof(ITenantArchive)])], FacadeArguments.Make()).Where(operation => !AimedOperations.Instead.Contains(operation.Name)).Select(operation => FacadeArguments.OfNobody.Contains(operation.Name) ? operation.AsOfNobody() : operation),
        .. AimedOperations.All,
        new LeakOperation($"{nameof(ITenantArchive)}.{nameof(ITenantArchive.ExportAsync)}", ExportAsync),
        new LeakOperation($"{nameof(ITenantArchive)}.{nameof(ITenantArchive.ImportAsync)}", ImportAsync),
        new LeakOperation("journey", context => new Journey(context, markets).StepAsync()) { Weight = JourneyWeight },
        new LeakOperation("background work", WorkAsync) { Weight = WorkWeight },
        new LeakOperation("time", context =>
        {
            time.Advance(TimeSpan.FromMinutes(context.Random.Next(1, 90)));
            return Task.FromResult<object?>(null);
        })
        {
            IsOfNobody = true,
            Weight = TimeWeight,
        },
    ];

    // Workers are told their tenant. Who is entered meanwhile must not matter to them.
    private static async Task<object?> WorkAsync(LeakContext context)
    {
        using var elsewhere = context.Services.GetRequiredService<ITenantScopeFactory>().Enter(new TenantId("somebody-else"));
        foreach (var worker in context.Services.GetServices<ITenantWorker>())
        {
            await worker.RunAsync(context.Tenant.Id, context.CancellationToken);
        }

        return null;
    }

    private static async Task<object?> ExportAsync(LeakContext context)
    {
        using var content = new MemoryStream();
        var result = await context.Services.GetRequiredService<ITenantArchive>().ExportAsync(context.Tenant.Id, content, new ExportTenantOptions(), context.CancellationToken);
        return (result, content.ToArray());
    }

    // Into a tenant of its own beside it, which bears the same mark.
    private static async Task<object?> ImportAsync(LeakContext context)
    {
        var archive = context.Services.GetRequiredService<ITenantArchive>();
        using var content = new MemoryStream();
        await archive.ExportAsync(context.Tenant.Id, content, new ExportTenantOptions(), context.CancellationToken);
        content.Position = 0;
        return await archive.ImportAsync(new NewTenant(FacadeArguments.CopyOf(context.Tenant), context.Tenant.Text("Copy")), content, null, context.CancellationToken);
    }
}
