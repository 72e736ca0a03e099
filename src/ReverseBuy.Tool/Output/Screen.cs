using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ReverseBuy.Schemas;
using Spectre.Console;

namespace ReverseBuy.Tool.Output;

/// <summary>
/// Tells people or machines what was done. With <c>--json</c> standard output is one document and nothing else; all that is for people alone goes to standard error.
/// </summary>
internal sealed class Screen(bool isJson)
{
    // What is redirected is read by programs and kept in files: no line may be broken for the sake of a window.
    private const int WidthOfFiles = 400;

    private static readonly SearchValues<char> s_obeyed =
        SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(letter => char.IsControl(letter) && letter is not ('\n' or '\r')), '\u202A', '\u202B', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068']);

    private readonly IAnsiConsole _console = Make(Console.Out, Console.IsOutputRedirected);
    private readonly IAnsiConsole _aside = Make(Console.Error, Console.IsErrorRedirected);

    /// <summary>Tells the result: a document for machines, or what draws it for people.</summary>
    public void Tell<T>(T document, JsonTypeInfo<T> type, Action<Screen> draw)
    {
        if (isJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(document, type));
        }
        else
        {
            draw(this);
        }
    }

    /// <summary>Tells the result whose document is written already.</summary>
    public void Tell(string json, Action<Screen> draw)
    {
        if (isJson)
        {
            Console.Out.WriteLine(json);
        }
        else
        {
            draw(this);
        }
    }

    public void Line(string text) => _console.WriteLine(Shown(text));

    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column)));
        }

        var isEmpty = true;
        foreach (var row in rows)
        {
            isEmpty = false;
            table.AddRow(row.Select(cell => new Text(Shown(cell))));
        }

        if (isEmpty)
        {
            _console.WriteLine("Nothing.");
        }
        else
        {
            _console.Write(table);
        }
    }

    /// <summary>Draws a progress bar beside a run of migrations.</summary>
    public async Task<MigrationReport> WithProgressAsync(Func<IProgress<MigrationProgress>?, Task<MigrationReport>> run)
    {
        if (isJson)
        {
            return await run(null).ConfigureAwait(false);
        }

        return await _aside.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask("Migrating", autoStart: true);
                return await run(new Bar(bar)).ConfigureAwait(false);
            }).ConfigureAwait(false);
    }

    public void Fail(string code, string message)
    {
        if (isJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(new ErrorDocument(new ErrorText(code, message)), ToolJsonContext.Default.ErrorDocument));
        }
        else
        {
            _aside.WriteLine(Shown($"{code}: {message}"));
        }
    }

    // Names and reasons come from outside, and a terminal obeys control characters. Lines may be broken.
    private static string Shown(string text) =>
        text.AsSpan().ContainsAny(s_obeyed) ? string.Concat(text.Select(letter => s_obeyed.Contains(letter) ? '\uFFFD' : letter)) : text;

    private static IAnsiConsole Make(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (isRedirected)
        {
            console.Profile.Width = WidthOfFiles;
        }

        return console;
    }

    // Told on whatever thread migrated, one at a time.
    private sealed class Bar(ProgressTask task) : IProgress<MigrationProgress>
    {
        public void Report(MigrationProgress value)
        {
            task.MaxValue = value.Total;
            task.Value = value.Through;
            task.Description = string.Create(CultureInfo.InvariantCulture, $"{value.Through} of {value.Total}, {value.Failed} failed");
        }
    }
}
