using System.Data.Common;
using System.Runtime.CompilerServices;

namespace ReverseBuy.EntityFrameworkCore.Statements;

/// <summary>The commands of a connection to an engine that does not keep prepared statements itself. They live as long as it does. For one caller at a time.</summary>
internal sealed class PreparedCommands(DbConnection connection)
{
    private static readonly ConditionalWeakTable<DbConnection, PreparedCommands> Known = [];
    private readonly Dictionary<Statement, DbCommand> _commands = new(ReferenceEqualityComparer.Instance);

    public static PreparedCommands Of(DbConnection connection) => Known.GetValue(connection, made => new PreparedCommands(made));

    public DbCommand Get(Statement statement)
    {
        if (_commands.TryGetValue(statement, out var known))
        {
            return known;
        }

        var command = connection.CreateCommand();
        command.CommandText = statement.Text;
        for (var index = 0; index < statement.Types.Count; index++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.DbType) = (SqlNames.Parameter(index + 1), statement.Types[index]);
            command.Parameters.Add(parameter);
        }

        return _commands[statement] = command;
    }
}
