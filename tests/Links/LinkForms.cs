namespace ReverseBuy.LinkForms;

/// <summary>
/// The forms of links that people paste, and what pretends to be one: a text, the id that it means (none for a hostile one) and what it is.
/// Tab-separated; <c>\n</c>, <c>\t</c>, <c>\r</c>, <c>\\</c> and <c>\uXXXX</c> stand for what cannot be seen.
/// </summary>
internal static class LinkForms
{
    public static TheoryData<string, string, string> Read(string file)
    {
        var forms = new TheoryData<string, string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Links", file)))
        {
            var cells = line.Split('\t');
            forms.Add(cells[0], cells[1], cells[2]);
        }

        return forms;
    }

    // Cells stay escaped in the names of tests: not every runner can write half a surrogate.
    public static string Unescape(string cell)
    {
        var text = new System.Text.StringBuilder(cell.Length);
        for (var index = 0; index < cell.Length; index++)
        {
            if (cell[index] != '\\')
            {
                text.Append(cell[index]);
                continue;
            }

            index++;
            if (cell[index] == 'u')
            {
                text.Append((char)Convert.ToUInt16(cell.Substring(index + 1, 4), 16));
                index += 4;
                continue;
            }

            text.Append(cell[index] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', '\\' => '\\', _ => throw new FormatException(cell) });
        }

        return text.ToString();
    }
}
