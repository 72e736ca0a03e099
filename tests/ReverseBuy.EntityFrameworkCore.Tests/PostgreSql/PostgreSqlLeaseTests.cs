using Microsoft.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.Tests.Leases;
using ReverseBuy.Messaging;

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

public sealed class PostgreSqlLeaseTests(PostgreSqlServer server) : DatabaseLeaseSuite
{
    private readonly PostgreSqlSite _site = server.Lender();
    private PostgreSqlHost? _host;

    protected override (IAsyncDisposable Host, ILeases Leases) OpenAnother()
    {
        var other = new PostgreSqlHost(_site, time: Time);
        return (other, other.Leases);
    }

    protected override async ValueTask<ILeases> MakeAsync()
    {
        server.Require();
        _host = new PostgreSqlHost(_site, time: Time);
        await server.PrepareAsync(_site, _host, Tenant, OtherTenant);
        return _host.Leases;
    }

    // To the database it is all the same whether its clock goes on or the ends of all leases come nearer.
    protected override async Task ElapseAsync(TimeSpan time)
    {
        await using var write = await _host!.Databases.WriteTenantAsync(Tenant, Token);
        await write.Context.Database.ExecuteSqlAsync($"UPDATE leases SET expires_at = expires_at - make_interval(secs => {time.TotalSeconds})", Token);
        await write.CommitAsync(Token);
    }

    protected override async ValueTask OnDisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
            await _site.DisposeAsync();
        }
    }
}
