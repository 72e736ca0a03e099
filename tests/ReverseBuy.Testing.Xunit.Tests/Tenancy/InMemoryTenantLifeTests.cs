using Microsoft.Extensions.DependencyInjection;

namespace ReverseBuy.Testing.Tests.Tenancy;

public sealed class InMemoryTenantLifeTests : TenantLifeSuite
{
    protected override bool IsDurable => false;

    protected override void Use(IReverseBuyBuilder builder) => builder.UseInMemory();

    // There is nowhere to look but where the suite has looked.
    protected override ValueTask<IReadOnlyList<string>> FindTracesAsync(TenantId tenant) => ValueTask.FromResult<IReadOnlyList<string>>([]);
}
