using System.Data.Common;
using Dragoman.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Dragoman.Load.Seed;

/// <summary>Writes entities as rows, table by table in the order in which they first come: COPY on PostgreSQL, one prepared statement on SQLite.</summary>
internal static class BulkRows
{
    private sealed record Column(string Name, Func<object, object?> Read);

    public static async Task Write(DeskContext db, IEnumerable<object> rows, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var connection = db.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var table in rows.GroupBy(r => r.GetType()))
        {
            var entity = db.Model.FindEntityType(table.Key)!;
            var name = entity.GetTableName()!;
            var columns = Columns(entity);
            if (connection is NpgsqlConnection postgres)
                await Copy(postgres, name, columns, table, ct);
            else
                await Insert(connection, transaction, name, columns, table, ct);
        }
        await transaction.CommitAsync(ct);
    }

    private static List<Column> Columns(IEntityType entity) =>
    [
        .. from p in entity.GetProperties()
           where p.ValueGenerated == ValueGenerated.Never || p.ClrType == typeof(Guid)
           let converter = p.GetTypeMapping().Converter
           select new Column(p.GetColumnName(), row => p.PropertyInfo!.GetValue(row) is { } value && converter is not null ? converter.ConvertToProvider(value) : p.PropertyInfo!.GetValue(row)),
    ];

    private static string Names(List<Column> columns) => string.Join(", ", columns.Select(c => $"\"{c.Name}\""));

    private static async Task Copy(NpgsqlConnection connection, string table, List<Column> columns, IEnumerable<object> rows, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {table} ({Names(columns)}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            foreach (var column in columns)
                if (column.Read(row) is { } value)
                    await copy.WriteAsync(value, ct);
                else
                    await copy.WriteNullAsync(ct);
        }
        await copy.CompleteAsync(ct);
    }

    private static async Task Insert(DbConnection connection, DbTransaction transaction, string table, List<Column> columns, IEnumerable<object> rows, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {table} ({Names(columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        foreach (var i in Enumerable.Range(0, columns.Count))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
        }
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Count; i++)
                command.Parameters[i].Value = columns[i].Read(row) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
