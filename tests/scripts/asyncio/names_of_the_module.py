import asyncio

names = """AbstractEventLoop Barrier BoundedSemaphore BrokenBarrierError CancelledError Condition Event Future Handle
IncompleteReadError InvalidStateError LifoQueue Lock PriorityQueue Queue QueueEmpty QueueFull QueueShutDown Runner
Semaphore Server StreamReader StreamWriter Task TaskGroup Timeout TimeoutError TimerHandle Transport Protocol
all_tasks as_completed create_subprocess_exec create_subprocess_shell create_task current_task eager_task_factory
ensure_future gather get_event_loop get_running_loop iscoroutine iscoroutinefunction isfuture new_event_loop
open_connection open_unix_connection run run_coroutine_threadsafe set_event_loop shield sleep start_server
start_unix_server timeout timeout_at to_thread wait wait_for wrap_future ALL_COMPLETED FIRST_COMPLETED FIRST_EXCEPTION""".split()
print([name for name in names if not hasattr(asyncio, name)])  # expect: []
