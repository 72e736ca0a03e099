using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Conventions.Tests.Law.PersonalData;
using ReverseBuy.EntityFrameworkCore.Tests.Background;
using ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;
using ReverseBuy.Privacy;
using ReverseBuy.Servers;
using ReverseBuy.Testing.Storage;
using static ReverseBuy.Testing.Storage.StorageSamples;

namespace ReverseBuy.EntityFrameworkCore.Tests.Privacy;

/// <summary>Nothing that was in a column which the page decides to be erased is in it afterwards, in the database itself; and all that it decides to keep is.</summary>
public sealed class PersonalDataTests(PostgreSqlServer server)
{
    private static readonly TenantId Tenant = Samples.Anna;
    private static readonly ErasePersonalData Request = new(new CustomerId("customer-1"), new Actor(ActorKind.Operator, "officer"));

    private static readonly ILookup<(string Database, string Table, string Column), string> s_page =
        PersonalDataPage.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "personal-data.md")));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_sqlite_nothing_is_left_of_what_is_to_be_erased()
    {
        using var folder = new TemporaryFolder();
        await using var host = new BackgroundHost(folder, _ => { }, options => options.RunWorkers = false);
        await EraseAndCompareAsync(host);
    }

    [Fact]
    public async Task In_postgresql_nothing_is_left_of_what_is_to_be_erased()
    {
        server.Require();
        await using var site = new PostgreSqlSite();
        await using var host = new BackgroundHost(site, _ => { }, (ReverseBuy.Messaging.MessagingOptions options) => options.RunWorkers = false);
        await EraseAndCompareAsync(host);
    }

    private static async Task EraseAndCompareAsync(BackgroundHost host)
    {
        await host.StartAsync();
        await host.Tenants.OnboardAsync(Tenant, "Anna", Token);
        await FillAsync(host);
        var before = await ReadAsync(host);

        Assert.IsType<ErasePersonalDataResult.StillNeeded>(await host.Services.GetRequiredService<IPersonalData>().EraseAsync(Tenant, Request, Token));
        var result = await host.Services.GetRequiredService<IPersonalData>().EraseAsync(Tenant, Request with { EvenIfNeeded = true }, Token);

        Assert.IsType<ErasePersonalDataResult.Erased>(result);
        var after = await ReadAsync(host);
        foreach (var (column, values) in before)
        {
            switch (Assert.Single(s_page[("Tenant database", column.Table, column.Column)]))
            {
                case PersonalDataPage.Erased:
                    Assert.True(values.Count > 0, $"{column} has nothing to erase: the test is to fill it.");
                    Assert.True(!values.Intersect(after[column]).Any(), $"{column} still has {string.Join(", ", values.Intersect(after[column]))}.");
                    break;
                case PersonalDataPage.Kept or PersonalDataPage.Id:
                    Assert.True(values.All(after[column].Contains), $"{column} was to be kept.");
                    break;
            }
        }
    }

    private static async Task FillAsync(BackgroundHost host)
    {
        await using var unit = await host.Storage.BeginAsync(Tenant, Token);
        var order = Order(1);
        await unit.Orders.AddAsync(order with { Customer = Request.Customer, Questions = [.. order.Questions.Select(question => question with { Text = "Which size, Anna?", Answer = "L, for Boris" })] }, Token);
        await unit.Packages.AddAsync(Package(1) with { Customer = Request.Customer, Sources = [] }, Token);
        await unit.Parcels.AddAsync(Parcel(1, 1) with { Customer = Request.Customer }, Token);
        await unit.FoundItems.AddAsync(Found(1), Token);
        await unit.Recipients.AddAsync(Recipient(1), Token);
        await unit.History.AddAsync(Transition(OrderKey(1), order.Version), Token);
        await unit.Money.AddAsync(Entry(1, OrderKey(1)), Token);
        await unit.CommitAsync(Token);
    }

    /// <summary>What each column of the tenant's database holds, as its engine has it; without what stands for nothing.</summary>
    private static async Task<IReadOnlyDictionary<(string Table, string Column), IReadOnlySet<string>>> ReadAsync(BackgroundHost host)
    {
        await using var context = await host.Services.GetRequiredService<IDatabaseProvider>().ReadTenantAsync(Tenant, Token);
        var found = new Dictionary<(string, string), IReadOnlySet<string>>();
        foreach (var table in context.Model.GetRelationalModel().Tables)
        {
            var columns = table.Columns.Select(column => column.Name).ToList();
            var values = columns.Select(_ => new HashSet<string>(StringComparer.Ordinal)).ToList();
            await context.Database.OpenConnectionAsync(Token);
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT {string.Join(", ", columns.Select(column => $"\"{column}\""))} FROM \"{table.Name}\"";
            await using (var reader = await command.ExecuteReaderAsync(Token))
            {
                while (await reader.ReadAsync(Token))
                {
                    Note(reader, values);
                }
            }

            for (var column = 0; column < columns.Count; column++)
            {
                found.Add((table.Name, columns[column]), values[column]);
            }
        }

        return found;
    }

    private static void Note(DbDataReader row, List<HashSet<string>> values)
    {
        for (var column = 0; column < values.Count; column++)
        {
            if (!row.IsDBNull(column) && row.GetValue(column) is var value && (value is byte[] bytes ? Convert.ToHexString(bytes) : value.ToString()) is { Length: > 0 } text && text is not "[]")
            {
                values[column].Add(text);
            }
        }
    }
}
