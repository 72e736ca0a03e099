using System.Globalization;
using System.Text.Json;
using ReverseBuy;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Quickstart;

/// <summary>What people see. With <c>--json</c> they see nothing, and programs get one document.</summary>
internal sealed class Screen(QuickstartSettings settings)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly IAnsiConsole _console = settings.Json
        ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) })
        : AnsiConsole.Console;

    public async Task StepAsync(string title, CancellationToken cancellationToken)
    {
        await Task.Delay(settings.Pause, cancellationToken);
        _console.Write(new Rule(Markup.Escape(title)).LeftJustified());
    }

    public void Say(FormattableString text) => _console.MarkupLineInterpolated(CultureInfo.InvariantCulture, text);

    public void Show(IRenderable table) => _console.Write(table);

    public void Finish(object report)
    {
        if (settings.Json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(report, Format));
        }
    }

    public void Fail(Exception failure)
    {
        var code = failure switch
        {
            ReverseBuyException known => known.Code,
            QuickstartException known => known.Code,
            OperationCanceledException => "cancelled",
            HttpRequestException => "sandbox.unreachable",
            IOException or InvalidDataException or UnauthorizedAccessException => "io",
            _ => "unexpected",
        };
        if (code == "unexpected")
        {
            Console.Error.WriteLine(failure);
        }

        if (settings.Json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(new { error = new { code, message = failure.Message } }, Format));
        }
        else
        {
            _console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{code}[/] {failure.Message}");
        }
    }
}
