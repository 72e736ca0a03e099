using System.CommandLine;
using ReverseBuy.Migrations.Measuring;
using ReverseBuy.Migrations.Sites;

var server = new Option<string>("--postgresql") { Description = "The server, as Npgsql writes it.", DefaultValueFactory = _ => "Host=127.0.0.1;Port=25432;Username=postgres" };
var databases = new Option<int>("--databases") { Description = "How many databases on PostgreSQL; 0 for none.", DefaultValueFactory = _ => 200 };
var files = new Option<int>("--files") { Description = "How many files of SQLite; 0 for none.", DefaultValueFactory = _ => 1000 };
var parallelism = new Option<int>("--parallelism") { Description = "How many at the same time.", DefaultValueFactory = _ => 4 };
var template = new Option<bool>("--template") { Description = "Whether new databases on PostgreSQL are copies of a prepared one.", DefaultValueFactory = _ => true };
var command = new RootCommand("Measures how long it takes to make and to migrate many tenants' databases.") { server, databases, files, parallelism, template };
command.SetAction(async (arguments, _) =>
{
    var table = new FigureTable(Console.Out);
    await MeasureAsync(arguments.GetValue(databases), () => new PostgreSqlSite(arguments.GetRequiredValue(server), $"m{Environment.ProcessId}_", arguments.GetValue(template)));
    await MeasureAsync(arguments.GetValue(files), () => new SqliteSite());
    return 0;

    async Task MeasureAsync(int count, Func<IDatabaseSite> make)
    {
        if (count > 0)
        {
            await using var site = make();
            await new MigrationCourse(site, count, arguments.GetValue(parallelism), table, Console.Error).RunAsync();
        }
    }
});
return await command.Parse(args).InvokeAsync();
